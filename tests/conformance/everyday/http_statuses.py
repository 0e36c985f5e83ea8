# The names of HTTP's replies, and colours, as a simulated API uses them.
import asyncio
import colorsys
from http import HTTPMethod, HTTPStatus


async def handle(method, path):
    await asyncio.sleep(0.05)
    if method is not HTTPMethod.GET:
        return HTTPStatus.METHOD_NOT_ALLOWED
    return {"/": HTTPStatus.OK, "/old": HTTPStatus.MOVED_PERMANENTLY}.get(path, HTTPStatus.NOT_FOUND)


async def main():
    for method, path in [(HTTPMethod.GET, "/"), (HTTPMethod.POST, "/"), (HTTPMethod("GET"), "/old"),
                         (HTTPMethod.GET, "/no")]:
        status = await handle(method, path)
        print(f"{method} {path} -> {status} {status.phrase}", repr(status), status.is_success, status >= 400)
    print(HTTPStatus(503), HTTPStatus["TOO_MANY_REQUESTS"].value, len(HTTPStatus), repr(method))
    print([status.name for status in HTTPStatus][-5:], HTTPStatus.OK == 200, {HTTPStatus.OK: 1}[200])
    try:
        HTTPStatus(999)
    except ValueError as error:
        print(error)
    print(colorsys.rgb_to_hsv(0.2, 0.4, 0.6), colorsys.hls_to_rgb(0.5, 0.4, 0.9))

asyncio.run(main())
