/* The words of the screen. */
#include "ui/story/glossary.h"

#include <string.h>
#include <strings.h>

const struct glossary_entry glossary[] = {
    {"act", "One act of the loop itself: it waits, it moves a timer that is due, it runs one callback. The "
            "finest grain: . and , move by it."},
    {"await", "Waits for something and, if that is not there yet, gives the thread to others. Awaiting a "
              "coroutine is a call; only what truly waits gives way."},
    {"barrier", "Holds tasks back until as many as it wants have come; then all go on."},
    {"batch", "What the ready queue held when the iteration began. It runs to its end; what is queued "
              "meanwhile belongs to the next iteration."},
    {"blocking", "A call that keeps the thread without awaiting, such as time.sleep: no other task can run, "
                 "no timer can be served until it is over."},
    {"callback", "A function that the loop calls from the ready queue: a task's step, a timer's function, "
                 "gather's counting."},
    {"cancelled", "CancelledError came out of a task and ended it. cancel() only asks: the error is raised at "
                  "the task's await when it next runs, and its clean-up may await again."},
    {"condition", "A lock with a waiting room: wait() gives the lock away until somebody calls notify()."},
    {"coroutine", "What calling an async def function gives: a run that has not begun. Awaiting it runs it."},
    {"deadlock", "Nothing is ready, no timer is set, nothing outside is under way: nothing can ever wake the "
                 "tasks that wait. CPython would hang; loopglass stops and says who waits for what."},
    {"due", "A timer whose time has come. It stays among the timers until the loop gets to move it to the "
            "ready queue."},
    {"event", "A flag that tasks wait for; set() wakes all of them."},
    {"future", "A result that is not there yet. Whoever awaits it is woken when it is set."},
    {"gather", "Makes tasks of several coroutines and waits for all. It counts ends by callbacks of its own: "
               "'0 of 3' is what it has counted, not what has ended."},
    {"intervention", "What you change in a run (u): cancel or hold a task, choose who runs next, another latency or "
                     "due time. The run is computed anew with it; both runs stay, side by side (y)."},
    {"iteration", "One turn of the loop: wait if nothing is ready, move timers that are due, run the batch. ] "
                  "and [ move by it."},
    {"late", "Time for which a task could have run but was kept waiting because another held the thread."},
    {"line", "One executed line of the program. Down and Up move by it."},
    {"lock", "Only one task holds it; the others wait in the order in which they came."},
    {"loop", "The event loop: one thread that runs ready callbacks one after another, and waits for the next "
             "timer when none is ready."},
    {"outside", "Work that goes on while the loop does something else: requests, threads, processes."},
    {"output", "What the program has printed so far, and which task printed it."},
    {"overdue", "The time of the timer has passed, but the loop could not move it: a task holds the thread."},
    {"predict", "Say before a step which task runs, when, or what is printed; p begins and ends it. What comes is "
                "hidden until you have answered, and right answers are counted."},
    {"queue", "Items go in at one end and out at the other. put waits while it is full, get while it is "
              "empty."},
    {"ready queue", "What can run now, in this order. The loop runs it from the top; below the dashes stands "
                    "what waits for the next iteration."},
    {"resources", "Locks, semaphores, events, conditions, barriers and queues: who holds them, what lies in "
                  "them, who waits, in order."},
    {"run", "The whole run, by steps, with the moment shown in brackets; ! is a warning, b a bookmark; behind "
            "the bar asyncio.run cleans up."},
    {"semaphore", "Lets at most so many tasks in at once; the others wait in order."},
    {"source", "The program. > is the line that ran last; the numbers on the left are the tasks that wait at "
               "that line, in brackets those that wait in a call made there; xN: so many."},
    {"step", "One uninterrupted run of one task, from where it went on to where it gave way or ended. Right "
             "and Left move by it."},
    {"stop", "A moment that the screen shows: after a step, a line or an act."},
    {"task", "A coroutine that the loop runs on its own. It runs until it awaits something that is not there "
             "yet; then another one has its turn."},
    {"tasks", "Every task with its state, and its lane over virtual time: ran, waited, kept waiting, and how "
              "long it still has to wait."},
    {"timeline", "A lane for each task and thread over virtual time; below the task that is shown, the calls "
                 "that it awaited one after another."},
    {"timers", "What may not run yet, by due time. Only the loop moves a timer to the ready queue. A cancelled "
               "one stays until the loop drops it."},
    {"variables", "Of every frame in the chain of the task that is shown. + marks what this step changed, with "
                  "what it was before."},
    {"virtual time", "The clock of the run. It moves when the loop waits or a call blocks, never while code "
                     "merely runs."},
    {"warnings", "What went wrong or may go wrong; a name with ? is a suspicion. W shows cost and cure."},
    {NULL, NULL},
};

const struct glossary_entry *glossary_find(const char *word)
{
    const struct glossary_entry *found = NULL;
    for (const struct glossary_entry *entry = glossary; entry->word; entry++) {
        if (strcasecmp(entry->word, word) == 0)
            return entry;
        if (!found && *word && strncasecmp(entry->word, word, strlen(word)) == 0)
            found = entry;
    }
    return found;
}
