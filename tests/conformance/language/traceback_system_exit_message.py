import sys
print("out")
def stop():
    try:
        sys.exit("stopped with a message")
    finally:
        print("finally")
stop()
