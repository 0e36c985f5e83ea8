/* A view: one pane of the stepper, in one file, described by one constant struct. It draws from the
 * story at the reel's position, and from what the person has chosen to see (the stage), nothing else. */
#ifndef LOOPGLASS_UI_VIEWS_VIEW_H
#define LOOPGLASS_UI_VIEWS_VIEW_H

#include "ui/story/question.h"
#include "ui/story/runs.h"
#include "ui/story/sentence.h"
#include "ui/views/canvas.h"
#include "ui/views/settings.h"

struct stage;

struct view {
    const char *name;                /* "Tasks" */
    enum pane_id id;                 /* PANE_NONE: always there, cannot be focused or hidden */
    void (*draw)(struct stage *stage, struct area area);
    /* How many rows it would like, at this width, in this story. */
    int (*rows)(const struct stage *stage, int width);
    /* A click in the pane, or NULL. */
    void (*click)(struct stage *stage, struct area area, int row, int column);
};

struct pane {
    const struct view *view;
    struct area area;
};
#define MOST_PANES 24
struct layout {
    struct pane panes[MOST_PANES];
    int count;
};

/* What is being predicted; see command_predict.c. */
struct prediction {
    bool on;
    struct question question; /* at the position that was drawn last */
    const struct reel *reel;  /* that position, so that a question is looked for once */
    size_t stop, line;
    uint64_t settled;         /* steps up to it were seen or answered: they are not asked about */
    struct score score;
};

struct before;
struct breaks;
struct marks;

/* What views look at and commands change. */
struct stage {
    struct canvas canvas;
    struct runs *runs;               /* this one, and the one that it is compared with */
    struct reel *reel;               /* the run that is looked at */
    const struct story *story;       /* the reel's */
    struct scenario *scenario;       /* the source and its header */
    struct breaks *breaks;           /* breakpoints */
    struct marks *marks;             /* bookmarks */
    struct before *before;           /* what the pane of variables remembers */
    uint64_t followed;               /* the task that is followed, 0: whichever runs */
    uint64_t chosen;                 /* whose variables are shown: the followed or the last that ran */
    bool playing;
    double speed;
    struct settings settings;        /* what is remembered from one time to the next */
    struct layout layout;            /* as drawn last */
    enum pane_id focus;              /* PANE_NONE: none */
    const struct view *over;         /* drawn alone between sentence and keys; NULL: the layout */
    int scroll[PANE_COUNT];          /* rows by which panes are moved from where they would stand */
    int match_line;                  /* source line of the last match of a search; 0: none */
    const char *word;                /* that the help explains; NULL: none */
    char search[128], filter[128];   /* what was searched for; which tasks are shown */
    double lanes_from, lanes_to;     /* the part of the time that lanes show; equal: all of it */
    bool hide_sentence, only_source; /* the presenter's */
    struct prediction prediction;
    bool hide_future;                /* a question may be open: nothing later than now is to be seen */
    bool quit, saw_the_end;
    const char *next_lesson;         /* which lesson comes after this one; NULL: none */
    bool at_focus;                   /* the cursor stands on the pane with the focus */
    const char *message;             /* a short answer to the last key, or NULL */
    char said[512];                  /* where messages are made */
};

/* Takes over the run that `runs` shows now: another one was opened, or the two changed places. */
void stage_show_run(struct stage *stage);

/* The line of the scenario that ran last at this position; 0: none. */
uint32_t stage_line(const struct stage *stage);

/* Whether what happened in a step is new at this position. */
bool stage_is_new(const struct stage *stage, uint64_t step);

/* Goes where the words say: "12", "step 12", "0.5s", "time 2 s"; what cannot be says so. */
void stage_go_to(struct stage *stage, const char *text);

/* To a bookmark; what cannot be says so. */
void stage_to_mark(struct stage *stage, const char *name);
void stage_toggle_line_break(struct stage *stage, uint32_t line);
bool stage_line_has_break(const struct stage *stage, uint32_t line);

/* Before drawing: looks for the question of the position, and hides what would give it away. */
void stage_predict(struct stage *stage);
/* The question that is open here; NULL: none. */
const struct question *stage_question(const struct stage *stage);
/* Before moving forward: asks the open question. False: taken back, stay. */
bool stage_may_go_on(struct stage *stage);

/* Makes the short answer to the last key. */
void stage_say(struct stage *stage, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* How a pane's heading stands: that of the focused pane is reversed. */
void view_heading(struct stage *stage, struct area area, const struct view *view, const char *rule);

/* The same with how much of a list is seen: "(earliest first)", or "(earliest first; 3 of 36)". */
void view_heading_of_list(struct stage *stage, struct area area, const struct view *view,
                          const char *rule, int shown, int count);

/* From where a pane that shows `rows` of `count` rows shows them, moved by the person's scrolling. */
int view_first(const struct stage *stage, const struct view *view, int first, int rows, int count);

extern const struct view title_view, sentence_view, note_view, brief_view, source_view, ready_view, timers_view,
    output_view, tasks_view, variables_view, loop_view, outside_view, warnings_view, resources_view,
    run_view, keys_view, small_view, timeline_view, why_view, deadlock_view, help_view, beside_view;

/* Frees what the pane of variables remembers. */
void variables_forget(struct stage *stage);

/* All panes that a person can focus, ended by NULL. */
extern const struct view *const panes[];
const struct view *view_of_pane(enum pane_id id);

#endif
