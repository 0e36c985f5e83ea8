"""Not there."""
raise ImportError('loopglass does not simulate aiohttp.web: let asyncio.start_server serve the tasks of '
                  'the program')
