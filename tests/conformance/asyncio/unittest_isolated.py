# Tests as coroutines: setUp, test, tearDown and cleanups on one loop; what failed is told at the end.
import asyncio
import unittest
from unittest import mock


class Store:
    def __init__(self, fetch):
        self.fetch, self.cache = fetch, {}

    async def get(self, key):
        if key not in self.cache:
            self.cache[key] = await self.fetch(key)
        return self.cache[key]


class StoreTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp", self._testMethodName)
        self.fetch = mock.AsyncMock(side_effect=["first", "second"])

    async def asyncSetUp(self):
        self.store = Store(self.fetch)
        self.addAsyncCleanup(self.note, "cleanup")
        await asyncio.sleep(0.5)

    async def asyncTearDown(self):
        print("tearDown at", asyncio.get_running_loop().time())

    async def note(self, words):
        await asyncio.sleep(0)
        print(words)

    async def test_cached(self):
        self.assertEqual(await self.store.get("a"), "first")
        self.assertEqual(await self.store.get("a"), "first")
        self.fetch.assert_awaited_once_with("a")

    async def test_fails(self):
        self.assertEqual(await self.store.get("b"), "second")

    async def test_raises(self):
        self.fetch.side_effect = KeyError("gone")
        await self.store.get("c")

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(1):
                await asyncio.Event().wait()

    @unittest.skip("not today")
    async def test_skipped(self):
        self.fail("never run")

    @unittest.expectedFailure
    async def test_expected(self):
        self.assertTrue(False)

    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


if __name__ == "__main__":
    unittest.main()
