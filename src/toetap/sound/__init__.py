"""What is heard: pre-rendered clips, mixed at exact samples into one long-lived stream."""
