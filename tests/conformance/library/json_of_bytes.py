# JSON in bytes of any Unicode encoding.
import json
for enc in ('utf-8','utf-16','utf-16-le','utf-16-be','utf-32','utf-32-le','utf-8-sig'):
    try: print(enc, json.loads('{"ä": [1]}'.encode(enc)))
    except Exception as e: print(enc, type(e), e)
print(json.decoder.JSONDecodeError, json.encoder.JSONEncoder, json.detect_encoding(b'1'))
try: json.nothing
except AttributeError as e: print(e)
try: json.loads('\ufeff1')
except ValueError as e: print(e)
print(json.loads(b'1'), json.loads(bytearray(b'[2]')))
