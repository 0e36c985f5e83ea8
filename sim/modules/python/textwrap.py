"""Text in lines of a width."""
import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']


_WHITESPACE = '\t\n\x0b\x0c\r '


def _is_letter(text):
    return len(text) == 1 and (text.isalpha() or text == '_')


def _is_word(text):
    return text.isalnum() or text == '_'


def _ends_part(piece, at):
    """Is the hyphen before this place behind a part of a word, and another before it?"""
    before = (_is_letter(piece[at - 3:at - 2]) and _is_letter(piece[at - 2]) and at >= 3
              or at >= 4 and _is_letter(piece[at - 4]) and piece[at - 3] == '-'
              and (_is_word(piece[at - 2]) or piece[at - 2] in '!"\'&.,?'))
    return (before and _is_letter(piece[at:at + 1])
            and _is_letter(piece[at + 1:at + 2].replace('-', '') or piece[at + 2:at + 3]))


def _cuts(piece):
    """Where a piece without space may be broken: behind hyphens, and around dashes of several."""
    at, size = 1, len(piece)
    while at < size:
        if piece[at] == '-' and piece[at + 1:at + 2] == '-' and piece[at - 1] != '-':
            end = at
            while end < size and piece[end] == '-':
                end += 1
            if (end < size and _is_word(piece[end])
                    and (_is_word(piece[at - 1]) or piece[at - 1] in '!"\'&.,?')):
                yield at
                yield end
            at = end
        elif piece[at - 1] == '-' and at >= 2 and _ends_part(piece, at):
            yield at
        at += 1


class TextWrapper:
    """Breaks text into lines."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width, self.initial_indent = width, initial_indent
        self.subsequent_indent, self.expand_tabs = subsequent_indent, expand_tabs
        self.replace_whitespace, self.break_long_words = replace_whitespace, break_long_words
        self.drop_whitespace, self.break_on_hyphens = drop_whitespace, break_on_hyphens
        self.tabsize, self.max_lines, self.placeholder = tabsize, max_lines, placeholder
        self.fix_sentence_endings = fix_sentence_endings

    def _split(self, text):
        """Words and the space between them; hyphenated words and dashes in their parts."""
        chunks = []
        for piece in re.split(f'([{_WHITESPACE}]+)', text):
            if not piece:
                continue
            if self.break_on_hyphens and '-' in piece:
                start = 0
                for cut in _cuts(piece):
                    chunks.append(piece[start:cut])
                    start = cut
                piece = piece[start:]
            chunks.append(piece)
        return chunks

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for char in _WHITESPACE:
                text = text.replace(char, ' ')
        chunks = self._split(text)
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == ' ' and re.search(r'[a-z][.!?]["\']?\Z', chunks[i]):
                    chunks[i + 1] = '  '
        return chunks

    def wrap(self, text):
        """The lines."""
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            current, size = self._one_line(chunks, width)
            if self.drop_whitespace and current and not current[-1].strip():
                size -= len(current.pop())
            if not current:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or ((not chunks or self.drop_whitespace and len(chunks) == 1
                         and not chunks[0].strip()) and size <= width)):
                lines.append(indent + ''.join(current))
                continue
            self._cut(lines, current, size, width, indent)
            break
        return lines

    def _one_line(self, chunks, width):
        current, size = [], 0
        while chunks and size + len(chunks[-1]) <= width:
            size += len(chunks[-1])
            current.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            room = width - size if width >= 1 else 1
            if self.break_long_words:
                if self.break_on_hyphens:
                    hyphen = chunks[-1].rfind('-', 0, room)
                    if hyphen > 0 and chunks[-1][:hyphen].strip('-'):
                        room = hyphen + 1
                current.append(chunks[-1][:room])
                chunks[-1] = chunks[-1][room:]
            elif not current:
                current.append(chunks.pop())
            size = sum([len(chunk) for chunk in current])
        return current, size

    def _cut(self, lines, current, size, width, indent):
        """The last line that is allowed, with the placeholder."""
        while current:
            if current[-1].strip() and size + len(self.placeholder) <= width:
                lines.append(indent + ''.join(current) + self.placeholder)
                return
            size -= len(current.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The text in lines of a width, as a list."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The text in lines of a width, as one string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The beginning of a text, and [...] if that is not all."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Take away the indentation that all lines share."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return '\n'.join([line[len(margin or ''):] for line in lines])


def indent(text, prefix, predicate=None):
    """Put a prefix before every line that is not empty."""
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])
