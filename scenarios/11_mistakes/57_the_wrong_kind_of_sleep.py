# sim: title The wrong kind of library
# sim: about A library that blocks does so in an async function, too: gather cannot help.
# sim: ask Three downloads of 0.2 s, gathered. How long do they take with each of the two libraries?
# sim: answer 0.6 s with the blocking one: it never gives way. 0.2 s with the other.
# sim: try Wrap the blocking call in asyncio.to_thread.
import asyncio
import time


def blocking_get(url):
    time.sleep(0.2)             #> Everybody waits, although the function above is async.
    return url


async def download_blocking(url):
    return blocking_get(url)


async def download(url):
    await asyncio.sleep(0.2)
    return url


async def main():
    for way in (download_blocking, download):
        start = time.perf_counter()
        await asyncio.gather(*(way(url) for url in "abc"))
        print(f"{way.__name__}: {time.perf_counter() - start:.1f} s")


asyncio.run(main())
