package sample

import (
	"encoding/json"
	"time"
)

// book is everything that will be written, one list for each table; the JSON names are the columns. Days are YYYY-MM-DD.
type book struct {
	people       []personRow
	roles        []roleRow
	activities   []activityRow
	awards       []awardRow
	official     []officialRow
	innovations  []innovationRow
	innovators   []innovatorRow
	entries      []entryRow
	profiles     []profileRow
	designs      []designRow
	claims       []claimRow
	blobs        []blobRow
	evidence     []evidenceRow
	versions     []versionRow
	receipts     []receiptRow
	reviews      []reviewRow
	criteria     []criterionRow
	marks        []markRow
	verification []verificationRow
	decisions    []decisionRow
	answers      []answerRow
	regional     []regionalRow
	history      []historyRow
	told         []messageRow
}

type messageRow struct {
	ID        string     `json:"id"`
	PersonID  string     `json:"person_id"`
	Kind      string     `json:"kind"`
	Key       string     `json:"key"`
	EntryID   string     `json:"entry_id"`
	Subject   string     `json:"subject"`
	Body      string     `json:"body"`
	Path      string     `json:"path"`
	Mail      string     `json:"mail"`
	CreatedAt time.Time  `json:"created_at"`
	ReadAt    *time.Time `json:"read_at"`
}

type personRow struct {
	ID           string    `json:"id"`
	Username     string    `json:"username"`
	Name         string    `json:"name"`
	Email        string    `json:"email"`
	PasswordHash string    `json:"password_hash"`
	CreatedAt    time.Time `json:"created_at"`
}

type roleRow struct {
	ID       string  `json:"id"`
	PersonID string  `json:"person_id"`
	Role     string  `json:"role"`
	UnitID   *string `json:"unit_id"`
	StartsOn string  `json:"starts_on"`
	EndsOn   *string `json:"ends_on"`
}

type activityRow struct {
	ID       string `json:"id"`
	Year     int    `json:"year"`
	Kind     string `json:"kind"`
	Title    string `json:"title"`
	HeldOn   string `json:"held_on"`
	Place    string `json:"place"`
	Audience string `json:"audience"`
}

type awardRow struct {
	ID   string `json:"id"`
	Year int    `json:"year"`
	Text string `json:"text"`
}

type officialRow struct {
	Year      int    `json:"year"`
	IndexX100 int    `json:"index_x100"`
	Category  string `json:"category"`
	Source    string `json:"source"`
}

type innovationRow struct {
	ID          string     `json:"id"`
	Code        string     `json:"code"`
	UnitID      string     `json:"unit_id"`
	Name        string     `json:"name"`
	Summary     string     `json:"summary"`
	Slug        *string    `json:"slug"`
	PublishedAt *time.Time `json:"published_at"`
	CreatedAt   time.Time  `json:"created_at"`
}

type innovatorRow struct {
	ID           string  `json:"id"`
	InnovationID string  `json:"innovation_id"`
	Name         string  `json:"name"`
	Position     string  `json:"position"`
	IsLead       bool    `json:"is_lead"`
	MayBeNamed   bool    `json:"may_be_named"`
	Since        string  `json:"since"`
	Until        *string `json:"until"`
	LeftBecause  *string `json:"left_because"`
}

type entryRow struct {
	ID              string     `json:"id"`
	InnovationID    string     `json:"innovation_id"`
	Year            int        `json:"year"`
	UnitID          string     `json:"unit_id"`
	Name            string     `json:"name"`
	Status          string     `json:"status"`
	Round           int        `json:"round"`
	SubmittedAt     *time.Time `json:"submitted_at"`
	ReviewStartedAt *time.Time `json:"review_started_at"`
	ReadyAt         *time.Time `json:"ready_at"`
	DecidedAt       *time.Time `json:"decided_at"`
	DeferredTo      *int       `json:"deferred_to"`
	CreatedBy       string     `json:"created_by"`
	CreatedAt       time.Time  `json:"created_at"`
	UpdatedAt       time.Time  `json:"updated_at"`
	Version         int        `json:"version"`
}

type profileRow struct {
	EntryID           string    `json:"entry_id"`
	Stage             *string   `json:"stage"`
	Initiator         *string   `json:"initiator"`
	InitiatorName     string    `json:"initiator_name"`
	Kind              *string   `json:"kind"`
	Form              *string   `json:"form"`
	Theme             string    `json:"theme"`
	MainService       *string   `json:"main_service"`
	SecondaryServices []string  `json:"secondary_services"`
	Latitude          *float64  `json:"latitude"`
	Longitude         *float64  `json:"longitude"`
	TrialOn           *string   `json:"trial_on"`
	ImplementedOn     *string   `json:"implemented_on"`
	DevelopedOn       *string   `json:"developed_on"`
	Purpose           string    `json:"purpose"`
	Benefit           string    `json:"benefit"`
	Result            string    `json:"result"`
	UpdatedBy         *string   `json:"updated_by"`
	UpdatedAt         time.Time `json:"updated_at"`
	Version           int       `json:"version"`
}

type designRow struct {
	EntryID        string    `json:"entry_id"`
	LegalBasis     string    `json:"legal_basis"`
	Problem        string    `json:"problem"`
	StrategicIssue string    `json:"strategic_issue"`
	Method         string    `json:"method"`
	Novelty        string    `json:"novelty"`
	Mechanism      string    `json:"mechanism"`
	WordCount      int       `json:"word_count"`
	UpdatedBy      *string   `json:"updated_by"`
	UpdatedAt      time.Time `json:"updated_at"`
	Version        int       `json:"version"`
}

type claimRow struct {
	EntryID   string    `json:"entry_id"`
	Indicator string    `json:"indicator"`
	Level     int       `json:"level"`
	Basis     *string   `json:"basis"`
	Note      string    `json:"note"`
	UpdatedBy string    `json:"updated_by"`
	UpdatedAt time.Time `json:"updated_at"`
	Version   int       `json:"version"`
}

type blobRow struct {
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

type evidenceRow struct {
	ID        string    `json:"id"`
	EntryID   string    `json:"entry_id"`
	Slot      string    `json:"slot"`
	CurrentNo int       `json:"current_no"`
	CreatedBy string    `json:"created_by"`
	CreatedAt time.Time `json:"created_at"`
	Version   int       `json:"version"`
}

type versionRow struct {
	EvidenceID   string    `json:"evidence_id"`
	No           int       `json:"no"`
	Kind         string    `json:"kind"`
	SHA256       *string   `json:"sha256"`
	FileName     *string   `json:"file_name"`
	MediaType    *string   `json:"media_type"`
	Size         *int64    `json:"size"`
	URL          *string   `json:"url"`
	LetterNumber string    `json:"letter_number"`
	LetterDate   *string   `json:"letter_date"`
	Subject      string    `json:"subject"`
	CreatedBy    string    `json:"created_by"`
	CreatedAt    time.Time `json:"created_at"`
}

type receiptRow struct {
	Code          string          `json:"code"`
	Number        string          `json:"number"`
	EntryID       string          `json:"entry_id"`
	Round         int             `json:"round"`
	FormKey       string          `json:"form_key"`
	Content       json.RawMessage `json:"content"`
	ContentSHA256 string          `json:"content_sha256"`
	SubmittedBy   string          `json:"submitted_by"`
	SubmittedAt   time.Time       `json:"submitted_at"`
}

type reviewRow struct {
	ID             string     `json:"id"`
	EntryID        string     `json:"entry_id"`
	AssessorID     string     `json:"assessor_id"`
	Status         string     `json:"status"`
	DueOn          *string    `json:"due_on"`
	AssignedBy     string     `json:"assigned_by"`
	AssignedAt     time.Time  `json:"assigned_at"`
	DeclaredAt     *time.Time `json:"declared_at"`
	Recommendation *string    `json:"recommendation"`
	RemarkUnit     string     `json:"remark_unit"`
	RemarkInner    string     `json:"remark_inner"`
	FinishedAt     *time.Time `json:"finished_at"`
	Version        int        `json:"version"`
}

type criterionRow struct {
	ReviewID string `json:"review_id"`
	Letter   string `json:"letter"`
	Met      bool   `json:"met"`
	Note     string `json:"note"`
}

type markRow struct {
	ReviewID     string    `json:"review_id"`
	EntryID      string    `json:"entry_id"`
	Indicator    string    `json:"indicator"`
	ClaimVersion int       `json:"claim_version"`
	Level        int       `json:"level"`
	Reason       string    `json:"reason"`
	MarkedAt     time.Time `json:"marked_at"`
}

type verificationRow struct {
	EntryID      string    `json:"entry_id"`
	Indicator    string    `json:"indicator"`
	ClaimVersion int       `json:"claim_version"`
	Level        int       `json:"level"`
	Reason       string    `json:"reason"`
	SetAt        time.Time `json:"set_at"`
}

type decisionRow struct {
	ID         string          `json:"id"`
	EntryID    string          `json:"entry_id"`
	Round      int             `json:"round"`
	Act        string          `json:"act"`
	ReasonCode string          `json:"reason_code"`
	Text       string          `json:"text"`
	NextYear   *int            `json:"next_year"`
	Sheets     json.RawMessage `json:"sheets"`
	DecidedBy  string          `json:"decided_by"`
	DecidedAt  time.Time       `json:"decided_at"`
}

type answerRow struct {
	DecisionID string    `json:"decision_id"`
	Text       string    `json:"text"`
	AnsweredBy string    `json:"answered_by"`
	AnsweredAt time.Time `json:"answered_at"`
}

type regionalRow struct {
	Year      int       `json:"year"`
	Indicator string    `json:"indicator"`
	Level     int       `json:"level"`
	Note      string    `json:"note"`
	UpdatedBy string    `json:"updated_by"`
	UpdatedAt time.Time `json:"updated_at"`
}

type historyRow struct {
	Subject    string         `json:"subject"`
	SubjectID  string         `json:"subject_id"`
	Act        string         `json:"act"`
	From       *string        `json:"from_status"`
	To         *string        `json:"to_status"`
	ReasonCode *string        `json:"reason_code"`
	Detail     map[string]any `json:"detail"`
	ActorID    *string        `json:"actor_id"`
	Role       string         `json:"role"`
	At         time.Time      `json:"at"`
}

// some pointers: a column that stays empty is nil.
func orNil[T comparable](v T) *T {
	var none T
	if v == none {
		return nil
	}
	return &v
}
