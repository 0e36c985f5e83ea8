# sim: title Word by word
# sim: about A long answer that is streamed can be shown as it comes, and several at once.
# sim: ask Two answers stream at the same time. Do their words come mixed?
# sim: answer Yes: each word is an item that is waited for, so the two streams take turns.
# sim: try Collect the words of each answer first, and print them at the end: the reader waits for the last word.
import asyncio


async def model(answer, pace):
    for word in answer.split():
        await asyncio.sleep(pace)       #> The next piece is under way.
        yield word


async def read(name, answer, pace):
    words = []
    async for word in model(answer, pace):
        print(f"{name}: {word}")
        words.append(word)
    return " ".join(words)


async def main():
    answers = await asyncio.gather(read("A", "it depends on the loop", 0.1),
                                   read("B", "nothing runs at once", 0.16))
    print(answers)


asyncio.run(main())
