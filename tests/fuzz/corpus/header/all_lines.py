# sim: title A
# sim: seed 7
# sim: service https://x/*  latency=50ms..150ms fail=2 status=200 json={"a": [1]}
# sim: service https://y chunks=12 every=40ms
# sim: statement 1us
# sim: cores 4
# sim: slow 100ms
# sim: start 2026-01-01T09:00
