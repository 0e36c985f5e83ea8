rows = [("Name", "Qty", "Price"), ("Widget", 5, 3.5), ("Gadget with a long name", 12, 10.25), ("X", 100, 0.999)]
for name, qty, price in rows:
    if isinstance(qty, int):
        print(f"{name:<15.15} | {qty:>5} | {price:>8.2f}")
    else:
        print(f"{name:<15} | {qty:>5} | {price:>8}")
        print("-" * 16 + "+" + "-" * 7 + "+" + "-" * 9)
total = sum(q * p for _, q, p in rows[1:])
print(f"{'Total':<15} | {'':>5} | {total:>8,.2f}")
print("|".join(f"{c:^9}" for c in ("left", "mid", "right")), f"{total:,.3f} {total:.1e} {total / 3:.4f}")
