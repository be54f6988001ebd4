#!/bin/sh
# Prints the commit of this checkout, without git and without its objects; "unknown" where nobody knows.
set -eu
commit=''
if [ -f .git/HEAD ]; then
    branch=$(sed -n 's/^ref: //p' .git/HEAD)
    if [ -z "$branch" ]; then
        commit=$(cat .git/HEAD)
    elif [ -f ".git/$branch" ]; then
        commit=$(cat ".git/$branch")
    elif [ -f .git/packed-refs ]; then
        commit=$(grep " $branch\$" .git/packed-refs | cut -d ' ' -f 1)
    fi
fi
echo "${commit:-unknown}"
