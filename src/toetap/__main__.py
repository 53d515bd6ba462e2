"""`python -m toetap` is the same as `toetap`."""

from toetap.cli import main

if __name__ == "__main__":
    main()
