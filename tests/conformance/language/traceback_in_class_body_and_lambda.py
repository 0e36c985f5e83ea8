handlers = [lambda x: x["key"]["missing"]]
class Service:
    name = "svc"
    @property
    def status(self):
        return self.details.state
    def __getattr__(self, name):
        raise AttributeError(f"{self.name} has no {name}")
def main():
    try:
        Service().status
    except AttributeError as error:
        print(error)
    class Inner:
        value = handlers[0]({"key": {}})
main()
