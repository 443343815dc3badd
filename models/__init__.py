"""What a project file is: mapped classes, journal, the file itself."""
