"""Whether everything that toetap needs is there, told to somebody who does not know the program."""
