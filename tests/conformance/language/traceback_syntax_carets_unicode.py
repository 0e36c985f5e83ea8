def größe(länge):
    return "größe: " + länge
text = "日本語"; print(größe(text)); größe(5 + len(text))
