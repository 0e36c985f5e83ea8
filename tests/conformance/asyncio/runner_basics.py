import asyncio
import contextvars
var = contextvars.ContextVar("var", default=0)
async def count():
    var.set(var.get() + 1)
    return var.get(), asyncio.current_task().get_name()
with asyncio.Runner() as runner:
    print(runner.run(count()), runner.run(count()), var.get())
    context = contextvars.copy_context()
    print(runner.run(count(), context=context), context[var])
    loop = runner.get_loop()
try:
    runner.run(count())
except RuntimeError as error:
    print(error)
print(loop.is_closed())
with asyncio.Runner(debug=True) as runner:
    print(runner.get_loop().get_debug())
def factory():
    print("factory called")
    return asyncio.new_event_loop()
with asyncio.Runner(loop_factory=factory) as runner:
    print(runner.run(asyncio.sleep(0.5, "x")))
print(asyncio.run(asyncio.sleep(0, "y"), loop_factory=factory))
runner = asyncio.Runner()
runner.close()
runner.close()
