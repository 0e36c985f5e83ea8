import asyncio, signal, os
async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for s in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(s, lambda s=s: (print('got', s.name, s), stop.set()))
    loop.call_later(1, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    print(repr(signal.getsignal(signal.SIGTERM)))
    try: loop.add_signal_handler(9, print)
    except Exception as e: print(type(e), e)
    try: loop.add_signal_handler(99, print)
    except Exception as e: print(type(e), e)
    try: loop.add_signal_handler("x", print)
    except Exception as e: print(type(e), e)
    try: loop.add_signal_handler(2, main)
    except Exception as e: print(type(e), e)
asyncio.run(main())
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(2), signal.Signals.SIGKILL.name)
async def two():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cancelled')
        raise
async def starter():
    asyncio.get_running_loop().call_later(2, signal.raise_signal, signal.SIGINT)
    await two()
try:
    asyncio.run(starter())
except KeyboardInterrupt as e:
    print('KI', repr(e))
signal.signal(signal.SIGUSR1, lambda n, f: print('usr1', n, f.f_lineno))
signal.raise_signal(signal.SIGUSR1)
print(signal.strsignal(15), len(signal.valid_signals()))
try: signal.signal(9, print)
except OSError as e: print(e)
try: signal.signal(2, 'x')
except TypeError as e: print(e)
