# Mocks record calls in order, answer by return_value and side_effect, and are compared with call().
import asyncio
from unittest import mock
from unittest.mock import AsyncMock, MagicMock, Mock, call, patch, sentinel


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


m = Mock(return_value=3, name="m")
print(m(1, b=2), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs)
show(m.assert_called_once_with, 1, b=2)
show(m.assert_called_with, 2)
m.child.method("x").other(1)
print(m.mock_calls == [call(1, b=2), call.child.method("x"), call.child.method().other(1)])
print(m.mock_calls, m.method_calls)
m.reset_mock()
show(m.assert_called)
m.side_effect = [1, ValueError("two")]
show(m)
show(m)
show(m)
show(Mock(spec=["a"]).b if False else lambda: Mock(spec=["a"]).b)
print(sentinel.thing, mock.ANY == 3, Mock(side_effect=lambda x: x * 2)(4))


class Service:
    name = "real"

    async def fetch(self, key):
        return key

    def close(self):
        return "closed"


service = MagicMock(spec=Service)
print(isinstance(service, Service), type(service.fetch).__name__, type(service.close).__name__)
with patch.object(Service, "close", return_value="patched") as fake:
    print(Service().close(), fake.call_count)
print(Service().close())
with patch.dict({"a": 1}, b=2) as d:
    print(d)


@patch("asyncio.sleep", new_callable=AsyncMock)
async def quick(fake):
    await asyncio.sleep(100)
    fake.assert_awaited_once_with(100)
    return asyncio.get_running_loop().time()


print(asyncio.run(quick()))


async def main():
    manager = MagicMock()
    manager.__aenter__.return_value = "inside"
    async with manager as value:
        print(value)
    manager.__aiter__.return_value = [1, 2]
    print([item async for item in manager])
    with manager as other:
        print(other is manager.__enter__.return_value)
    manager["key"]
    manager.__getitem__.assert_called_with("key")
    function = AsyncMock(side_effect=[1, OSError("no")])
    print(await function("x"), function.await_count, function.await_args)
    try:
        await function()
    except OSError as error:
        print(repr(error), function.await_args_list)
    function.assert_has_awaits([call("x"), call()])


asyncio.run(main())
