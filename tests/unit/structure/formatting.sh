#!/usr/bin/env bash
# Every source file is as .clang-format says. Exit status 77 where the clang-format of the baseline is not installed:
# other releases lay out some constructs differently.
set -euo pipefail
cd "$1"
if ! command -v clang-format-19 >/dev/null; then
    echo "clang-format-19 is not installed, so the formatting is not judged here."
    exit 77
fi
find app models ui tests -name '*.h' -o -name '*.cpp' | sort | xargs clang-format-19 --dry-run -Werror
