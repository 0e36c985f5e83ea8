"""traceback.format_exception_only of a group, with and without what is in it."""
import traceback
group = ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError('t'), KeyError('k')])])
group.add_note('a note')
group.exceptions[0].add_note('two\nlines')
print(traceback.format_exception_only(group))
print(traceback.format_exception_only(group, show_group=True))
print(list(traceback.TracebackException.from_exception(group).format_exception_only(show_group=True)))
