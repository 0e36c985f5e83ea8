# Moments in the forms that people write them, and text in lines.
import textwrap
import time
from datetime import date, datetime, timedelta, timezone

for text, form in [("29/02/24 01:02 PM", "%d/%m/%y %I:%M %p"), ("Thu Feb 29 2024", "%a %b %d %Y"),
                   ("2024-060", "%Y-%j"), ("2024 W09 4", "%G W%V %u"), ("1:2", "%H:%M"),
                   ("2024-02-29T10:00:00.25+0530", "%Y-%m-%dT%H:%M:%S.%f%z"), ("Sun 10 2024", "%a %U %Y"),
                   ("x", "%Y"), ("10:20 extra", "%H:%M"), ("5", "%Q"), ("12 13", "%d %m")]:
    try:
        print(repr(datetime.strptime(text, form)))
    except ValueError as error:
        print(error)
print(time.strptime("30 Nov 00", "%d %b %y"))
for text in ["2024-W09-4", "2024W09", "20240229", "2024-02-30", "2024-W54-1"]:
    try:
        print(date.fromisoformat(text))
    except ValueError as error:
        print("refused", text)
berlin = timezone(timedelta(hours=1), "CET")
moment = datetime(2024, 10, 27, 2, 30, tzinfo=berlin)
print(moment.astimezone(timezone.utc), moment.timetz(), moment.replace(fold=1).fold, timezone.min)
print(moment == datetime(2024, 10, 27, 1, 30, tzinfo=timezone.utc), moment.utctimetuple().tm_hour)
print(textwrap.fill("A well-known co-operative state-of-the-art thing -- or rather---something.", 20))
print(textwrap.wrap("http://example.com/a-very-long-path/of/things", 15, break_long_words=True))
print(textwrap.fill("One sentence. Another one.", 40, fix_sentence_endings=True))
