package preflight

import (
	"fmt"
	"time"
)

// VideoTooLong is found in films and in links to them.
const VideoTooLong Code = "video_too_long"

// tooLong is a film that lasts longer than it may. then is what remains to be done once it is shorter.
func tooLong(length, longest time.Duration, then string) []Finding {
	if longest == 0 || length <= longest {
		return nil
	}
	return []Finding{{VideoTooLong, Check, Everybody, fmt.Sprintf("Video ini %s, paling lama %s", Minutes(length), Minutes(longest)),
		"Pendekkan videonya, lalu " + then + "."}}
}

// Minutes is a length in words: "5 menit", "3 menit 5 detik", "1 jam 2 menit"; empty where it is not known.
func Minutes(d time.Duration) string {
	hours, minutes, seconds := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	switch {
	case d == 0:
		return ""
	case hours > 0 && minutes > 0:
		return fmt.Sprintf("%d jam %d menit", hours, minutes)
	case hours > 0:
		return fmt.Sprintf("%d jam", hours)
	case minutes > 0 && seconds > 0:
		return fmt.Sprintf("%d menit %d detik", minutes, seconds)
	case minutes > 0:
		return fmt.Sprintf("%d menit", minutes)
	}
	return fmt.Sprintf("%d detik", seconds)
}
