"""Text in lines of a width."""
import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']


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

    def _chunks(self, text):
        """Words and the space between them, hyphenated words in their parts."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for char in '\t\n\x0b\x0c\r':
                text = text.replace(char, ' ')
        chunks = []
        for piece in re.split(r'(\s+)', text):
            if not piece:
                continue
            if not self.break_on_hyphens or '-' not in piece:
                chunks.append(piece)
                continue
            start = 0
            for i in range(1, len(piece) - 1):
                if (piece[i] == '-' and i - start >= 2 and piece[i - 2:i].isalpha()
                        and piece[i + 1:i + 3].isalpha() and len(piece[i + 1:i + 3]) == 2):
                    chunks.append(piece[start:i + 1])
                    start = i + 1
            chunks.append(piece[start:])
        return chunks

    def wrap(self, text):
        """The lines."""
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
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
            room = max(width - size, 1) if width >= 1 else 1
            if self.break_long_words:
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
