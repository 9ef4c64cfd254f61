#!/usr/bin/env python3
"""Checks an exported Colophon journal with nothing but the standard library.

usage: verify_journal.py FILE [HEAD]

FILE is what `colophon journal export` wrote; HEAD is a hash noted elsewhere, which also shows a journal that was cut off
or written anew. Prints "intact: N entries, head HASH" and exits 0, or names the first broken entry and exits 1.
The rules are those of resources/schemas/journal-entry.schema.json.
"""
import hashlib
import json
import sys


def number_text(value):
    """A number as ECMAScript writes it (RFC 8785, section 3.2.2.3)."""
    if isinstance(value, int):
        value = float(value)
    if value == 0:
        return "0"
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = whole + fraction
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.strip("0")
    if -5 <= point <= 21:
        if point <= 0:
            text = "0." + "0" * -point + digits
        elif len(digits) <= point:
            text = digits + "0" * (point - len(digits))
        else:
            text = digits[:point] + "." + digits[point:]
    else:
        text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"e{point - 1:+d}"
    return ("-" if value < 0 else "") + text


def canonical(value):
    """RFC 8785 of a parsed JSON value."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"


def flaw(line, entry, number, previous):
    """Why this is not entry `number` after an entry with hash `previous`; None if it is."""
    if not isinstance(entry, dict) or set(entry) != {"hash", "kind", "number", "payload", "previous", "time"}:
        return "has not the members of an entry"
    if canonical(entry) != line:
        return "is not written in canonical form"
    if entry["number"] != number:
        return f"says that it is entry {entry['number']}"
    if entry["previous"] != previous:
        return "does not continue the entry before it"
    content = {key: value for key, value in entry.items() if key != "hash"}
    if hashlib.sha256(canonical(content).encode()).hexdigest() != entry["hash"]:
        return "was changed after it was written"
    return None


def verify(lines, noted_head):
    """The head of an intact journal; raises ValueError with the reason otherwise."""
    previous = "0" * 64
    heads = {previous}
    for number, line in enumerate(lines[:-1], start=1):
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise ValueError(f"entry {number} is no JSON: {error}") from error
        reason = flaw(line, entry, number, previous)
        if reason:
            raise ValueError(f"entry {number} {reason}")
        previous = entry["hash"]
        heads.add(previous)
    if not lines or lines[-1] != canonical({"head": previous, "length": len(lines) - 1}):
        raise ValueError("the last line does not name the head of this journal")
    if noted_head and noted_head not in heads:
        raise ValueError("the noted head is not in this journal: it was cut off or written anew")
    return previous


def main():
    with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
        text = file.read()
    lines = text.split("\n")
    try:
        if lines.pop() != "":
            raise ValueError("the last line is not complete")
        head = verify(lines, sys.argv[2] if len(sys.argv) > 2 else None)
    except ValueError as error:
        print(f"broken: {error}")
        return 1
    print(f"intact: {len(lines) - 1} entries, head {head}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
