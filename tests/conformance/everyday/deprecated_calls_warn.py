# Calls that 3.13 deprecates say so, once for each line of the program.
import asyncio
import re
from datetime import datetime, timezone


def stamp():
    return datetime.utcnow().year


async def main():
    print(stamp() > 2000, stamp() > 2000)
    print(datetime.utcfromtimestamp(0))
    print(re.sub("a", "b", "aaa", 2), re.split(",", "a,b,c", 1), re.sub("A", "x", "aA", 0, re.I))
    print(re.subn("a", "b", "aa", count=1), datetime.fromtimestamp(0, timezone.utc))
    asyncio.get_event_loop_policy()

asyncio.run(main())
