def check(order):
    assert order["total"] == sum(order["items"]), f"total {order['total']} is wrong"
    return True
print(check({"total": 3, "items": [1, 2]}))
check({"total": 4, "items": [1, 2]})
