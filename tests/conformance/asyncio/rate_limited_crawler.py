import asyncio
PAGES = {"/": ["/a", "/b"], "/a": ["/b", "/c"], "/b": ["/d"], "/c": [], "/d": ["/"]}
async def fetch(url, limit):
    async with limit:
        await asyncio.sleep(0.1 * len(url))
        return PAGES[url]
async def crawl(start):
    limit = asyncio.Semaphore(2)
    seen, running = {start}, {asyncio.create_task(fetch(start, limit), name=start)}
    while running:
        done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            for link in task.result():
                if link not in seen:
                    seen.add(link)
                    running.add(asyncio.create_task(fetch(link, limit), name=link))
            print(f"{asyncio.get_running_loop().time():.1f} {task.get_name()} -> {task.result()}")
    return sorted(seen)
print(asyncio.run(crawl("/")))
