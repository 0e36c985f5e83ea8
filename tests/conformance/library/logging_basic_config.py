import asyncio
import logging
logging.basicConfig(level=logging.INFO, format="%(asctime)s.%(msecs)03d %(levelname)s %(name)s: %(message)s", datefmt="%H:%M:%S")
log = logging.getLogger(__name__)
async def main():
    log.info("start")
    await asyncio.sleep(1.5)
    log.warning("after %.1f s", 1.5)
    await asyncio.sleep(60)
    log.debug("hidden")
    log.error("end", extra={"ignored": 1})
asyncio.run(main())
