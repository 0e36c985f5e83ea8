/* The JSON Schema of the trace (sim/trace/trace.schema.json): it has the events of the table, and real
 * traces keep to it, line by line. With files as arguments it says of each whether it does.
 *
 * The validator knows the few keywords that the schema uses, and refuses a schema with others. */
#include "sim/trace/event.h"

#include <check.h>
#include <glob.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char problem[512];

static bool wrong(const char *where, const char *what)
{
    snprintf(problem, sizeof problem, "%.200s: %.200s", where, what);
    return false;
}

static json_t *schema_read(void)
{
    json_error_t error;
    json_t *schema = json_load_file(TOP_DIR "/sim/trace/trace.schema.json", 0, &error);
    if (!schema)
        fprintf(stderr, "trace.schema.json:%d: %s\n", error.line, error.text);
    return schema;
}

/* --- the validator */

static bool has_type(const json_t *value, const char *type)
{
    if (strcmp(type, "integer") == 0)
        return json_is_integer(value);
    if (strcmp(type, "number") == 0)
        return json_is_number(value);
    if (strcmp(type, "string") == 0)
        return json_is_string(value);
    return strcmp(type, "object") == 0 && json_is_object(value);
}

static bool is_among(const json_t *value, json_t *values)
{
    size_t index;
    json_t *one;
    json_array_foreach(values, index, one)
        if (json_equal(value, one))
            return true;
    return false;
}

static bool check_value(const char *where, const json_t *value, json_t *rules)
{
    const char *keyword;
    json_t *rule;
    json_object_foreach(rules, keyword, rule) {
        if (strcmp(keyword, "description") == 0)
            continue;
        if (strcmp(keyword, "type") == 0) {
            if (!has_type(value, json_string_value(rule)))
                return wrong(where, "another type");
        } else if (strcmp(keyword, "const") == 0) {
            if (!json_equal(value, rule))
                return wrong(where, "another constant");
        } else if (strcmp(keyword, "enum") == 0) {
            if (!is_among(value, rule))
                return wrong(where, "none of the values");
        } else if (strcmp(keyword, "minimum") == 0) {
            if (json_number_value(value) < json_number_value(rule))
                return wrong(where, "too small");
        } else {
            return wrong(keyword, "a keyword that this validator does not know");
        }
    }
    return true;
}

static bool check_object(json_t *object, json_t *rules)
{
    json_t *properties = json_object_get(rules, "properties"), *name, *value;
    size_t index;
    const char *key;
    json_array_foreach(json_object_get(rules, "required"), index, name)
        if (!json_object_get(object, json_string_value(name)))
            return wrong(json_string_value(name), "missing");
    json_object_foreach(object, key, value) {
        json_t *its = json_object_get(properties, key);
        if (!its)
            return wrong(key, "not in the schema");
        if (!check_value(key, value, its))
            return false;
    }
    return true;
}

/* Exactly one of the alternatives can fit, since each has its own constant. */
static bool check_line(json_t *schema, json_t *line)
{
    const char *event = json_string_value(json_object_get(line, "event"));
    json_t *rules = json_object_get(json_object_get(schema, "$defs"), event ? event : "header");
    return rules ? check_object(line, rules) : wrong(event, "no such event");
}

static bool check_trace(json_t *schema, FILE *file, unsigned long *lines)
{
    char *text = NULL;
    size_t capacity = 0;
    bool ok = true;
    for (*lines = 0; ok && getline(&text, &capacity, file) >= 0;) {
        json_t *line = json_loads(text, 0, NULL);
        ++*lines;
        ok = line ? check_line(schema, line) : wrong("line", "no JSON");
        json_decref(line);
    }
    free(text);
    return ok;
}

/* --- tests */

START_TEST(the_schema_has_the_events_of_the_table)
{
    json_t *schema = schema_read();
    ck_assert_ptr_nonnull(schema);
    json_t *defs = json_object_get(schema, "$defs");
    ck_assert_uint_eq(json_object_size(defs), EVENT_KIND_COUNT); /* the header stands for `none` */
    ck_assert_uint_eq(json_array_size(json_object_get(schema, "oneOf")), EVENT_KIND_COUNT);
    for (int kind = 1; kind < EVENT_KIND_COUNT; kind++) {
        size_t count;
        const struct event_field *fields = event_fields((enum event_kind)kind, &count);
        json_t *rules = json_object_get(defs, event_name((enum event_kind)kind));
        ck_assert_msg(rules != NULL, "the schema lacks %s", event_name((enum event_kind)kind));
        json_t *properties = json_object_get(rules, "properties");
        ck_assert_uint_eq(json_object_size(properties), count + 2);
        ck_assert_uint_eq(json_array_size(json_object_get(rules, "required")), count + 2);
        for (size_t i = 0; i < count; i++) {
            const char *type = fields[i].kind == 'U'   ? "integer"
                               : fields[i].kind == 'T' ? "number"
                                                       : "string";
            json_t *its = json_object_get(properties, fields[i].name);
            ck_assert_msg(its != NULL, "%s lacks %s", event_name((enum event_kind)kind), fields[i].name);
            ck_assert_str_eq(json_string_value(json_object_get(its, "type")), type);
        }
    }
    json_decref(schema);
}
END_TEST

/* Runs a program and validates what it wrote. The number of lines. */
static unsigned long check_program(json_t *schema, const char *program)
{
    char command[1024];
    snprintf(command, sizeof command, "'%s' run --trace check_schema.trace '%s' >/dev/null 2>&1",
             LOOPGLASS, program);
    int status = system(command);
    ck_assert_msg(WEXITSTATUS(status) != 2, "%s does not run", program);
    FILE *file = fopen("check_schema.trace", "r");
    ck_assert_ptr_nonnull(file);
    unsigned long lines;
    bool ok = check_trace(schema, file, &lines);
    fclose(file);
    unlink("check_schema.trace");
    ck_assert_msg(ok, "%s, line %lu of its trace: %s", program, lines, problem);
    return lines;
}

START_TEST(real_traces_keep_to_the_schema)
{
    static const char *const patterns[] = {TOP_DIR "/scenarios/*/*.py", TOP_DIR "/tests/world/*.py"};
    json_t *schema = schema_read();
    ck_assert_ptr_nonnull(schema);
    unsigned long lines = 0;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        glob_t found;
        ck_assert_int_eq(glob(patterns[i], 0, NULL, &found), 0);
        for (size_t j = 0; j < found.gl_pathc; j++)
            lines += check_program(schema, found.gl_pathv[j]);
        globfree(&found);
    }
    ck_assert_uint_gt(lines, 5000);
    json_decref(schema);
}
END_TEST

START_TEST(what_breaks_the_schema_is_found)
{
    static const char *const broken[][2] = {
        {"{\"tick\":1,\"event\":\"nonsense\"}", "nonsense: no such event"},
        {"{\"tick\":1,\"event\":\"step_begun\"}", "task: missing"},
        {"{\"tick\":-1,\"event\":\"step_begun\",\"task\":1}", "tick: too small"},
        {"{\"tick\":1,\"event\":\"step_begun\",\"task\":\"1\"}", "task: another type"},
        {"{\"tick\":1,\"event\":\"step_begun\",\"task\":1,\"more\":1}", "more: not in the schema"},
        {"{\"tick\":1,\"event\":\"output\",\"stream\":3,\"text\":\"\"}", "stream: none of the values"},
        {"{\"format\":\"loopglass trace\",\"version\":2,\"loopglass\":\"\",\"path\":\"\",\"seed\":0,"
         "\"options\":\"\",\"text\":\"\"}",
         "version: another constant"},
    };
    json_t *schema = schema_read();
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        json_t *line = json_loads(broken[i][0], 0, NULL);
        ck_assert(!check_line(schema, line));
        ck_assert_str_eq(problem, broken[i][1]);
        json_decref(line);
    }
    json_decref(schema);
}
END_TEST

static int check_files(char **paths)
{
    json_t *schema = schema_read();
    int failed = schema == NULL;
    for (; schema && *paths; paths++) {
        unsigned long lines = 0;
        FILE *file = fopen(*paths, "r");
        if (!file || !check_trace(schema, file, &lines)) {
            printf("%s:%lu: %s\n", *paths, lines, file ? problem : "cannot be read");
            failed = 1;
        }
        if (file)
            fclose(file);
    }
    json_decref(schema);
    return failed;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return check_files(argv + 1);
    Suite *suite = suite_create("schema");
    TCase *tests = tcase_create("schema");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, the_schema_has_the_events_of_the_table);
    tcase_add_test(tests, real_traces_keep_to_the_schema);
    tcase_add_test(tests, what_breaks_the_schema_is_found);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
