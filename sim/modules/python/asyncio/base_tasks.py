"""Where a task stands, for Task.get_stack() and print_stack()."""


def _is_program(frame):
    return not frame.f_code.co_filename.startswith('asyncio/')


def _task_get_stack(task, limit):
    coro = task._coro
    frame = None
    for name in ('cr_frame', 'gi_frame', 'ag_frame'):
        if hasattr(coro, name):
            frame = getattr(coro, name)
            break
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        traceback = task._exception.__traceback__
        while traceback is not None and (limit is None or len(frames) < limit):
            frames.append(traceback.tb_frame)
            traceback = traceback.tb_next
    return [frame for frame in frames if _is_program(frame)]


def _task_print_stack(task, limit, file):
    import traceback
    lines = [(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None)
             for frame in task.get_stack(limit=limit)]
    error = task._exception
    if not lines:
        print(f'No stack for {task!r}', file=file)
    elif error is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(lines, file=file)
    if error is not None:
        for line in traceback.format_exception_only(error.__class__, error):
            print(line, file=file, end='')
