// Package deployment checks docker-compose.yml without an engine: that it is read as meant, not that its images build.
package deployment

import (
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

const file = "../../../docker-compose.yml"

func load(t *testing.T, env ...string) (*types.Project, error) {
	t.Helper()
	options, err := cli.NewProjectOptions([]string{file}, cli.WithName("jaring"), cli.WithEnv(env))
	if err != nil {
		t.Fatal(err)
	}
	return options.LoadProject(t.Context())
}

func TestCompose_LoadsWithTheVariablesOfTheReadme(t *testing.T) {
	project, err := load(t, "JARING_DB_PASSWORD=uji", "JARING_HOST=inovasi.example.go.id")
	if err != nil {
		t.Fatal(err)
	}
	for name, service := range project.Services {
		if tag := service.Image[strings.LastIndex(service.Image, ":")+1:]; service.Image != "" && !strings.Contains(tag, ".") {
			t.Errorf("%s: image %q is not pinned", name, service.Image)
		}
		for _, port := range service.Ports {
			if port.HostIP != "127.0.0.1" {
				t.Errorf("%s: port %s is open to %q", name, port.Published, port.HostIP)
			}
		}
	}
	if app := project.Services["app"]; app.HealthCheck == nil || !strings.Contains(strings.Join(app.HealthCheck.Test, " "), "/readyz") {
		t.Error("the app has no health check")
	}
}

func TestCompose_SecretsHaveNoDefault(t *testing.T) {
	if _, err := load(t, "JARING_HOST=inovasi.example.go.id"); err == nil {
		t.Error("it loads without a password")
	}
	if _, err := load(t, "JARING_DB_PASSWORD=uji"); err == nil {
		t.Error("it loads without a host")
	}
}
