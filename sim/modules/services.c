/* The module _services: requests to simulated services, for httpx and requests in Python. */
#include "sim/loop/future.h"
#include "sim/loop/loops.h"
#include "sim/modules/module.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/world/intervene.h"
#include "sim/world/service.h"
#include "sim/world/thread.h"
#include "sim/world/world.h"

#include <jansson.h>
#include <string.h>

#define DEFAULT_GAP 0.04 /* seconds between the pieces of a stream that no service describes */

static bool is_request(struct machine *m, value number, value url)
{
    if (is_small_int(number) && is_str(m, url))
        return true;
    raise_error(m, m->types.TypeError, "a request is a number and a URL");
    return false;
}

/* begin(method, url, limit, latency, words): (number, latency, chunks). The trace shows when the reply
 * is due, or, should that be too late, when the client will have waited long enough. latency: of a
 * URL that no service of the header has; words: what the trace shows instead of method and URL. */
static value services_begin(struct machine *m, value *args)
{
    double limit = 0, otherwise = 0;
    if (!is_str(m, args[0]) || !is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "method and URL of a request must be str");
    if ((args[2] != NONE && !object_as_double(m, args[2], &limit)) ||
        !object_as_double(m, args[3], &otherwise))
        return NULL;
    const struct header_service *service = service_find(m, str_text(args[1]));
    uint64_t number = record_number(m, SERIES_REQUEST);
    intervene_request(m, number);
    double latency = service_latency(m, service, str_text(args[1]), number, otherwise);
    double wait = args[2] != NONE && limit < latency ? limit : latency;
    value task = m->world->current ? NULL : task_current(m);
    value what = is_str(m, args[4]) ? keep(args[4]) : str_format(m, "%S %S", args[0], args[1]);
    value seconds = float_new(m, latency), result = NULL;
    if (what && seconds) {
        RECORD(m, request_sent, .request = number, .task = task ? AS_FUTURE(task)->number : 0,
               .thread = thread_current_number(m), .due = clock_now(m) + wait,
               .what = record_field(what));
        result = tuple_pack3(m, tag_small_int((int64_t)number), seconds,
                             tag_small_int(service ? (int64_t)service->chunks : 0));
    }
    drop(m, what);
    drop(m, seconds);
    return result;
}

static bool settle(struct machine *m, value future)
{
    return AS_FUTURE(future)->state != FUTURE_PENDING || future_set_result(m, future, NONE);
}

/* wait(seconds, number, what): a future that is settled when the time is over, and its timer. */
static value services_wait(struct machine *m, value *args)
{
    double when;
    if (!is_request(m, args[1], args[2]) || !clock_after(m, args[0], &when))
        return NULL;
    value loop = loop_running(m);
    value future = loop ? future_new(m, loop) : NULL;
    if (!future)
        return NULL;
    AS_FUTURE(future)->wait_kind = WAIT_REQUEST;
    AS_FUTURE(future)->label = record_str(m, args[2]);
    AS_FUTURE(future)->stands_for = (uint64_t)small_int(args[1]);
    value timer = loop_call_at_native(m, loop, when, settle, future, NULL,
                                      AS_FUTURE(future)->label);
    value both = timer ? tuple_pack2(m, future, timer) : NULL;
    drop(m, timer);
    drop(m, future);
    return both;
}

/* answer(number, url): (status, text of the body), decided when the reply comes. */
static value services_answer(struct machine *m, value *args)
{
    if (!is_request(m, args[0], args[1]))
        return NULL;
    const struct header_service *service = service_find(m, str_text(args[1]));
    uint64_t status = service_answer(m, service, (uint64_t)small_int(args[0]));
    value body = NULL;
    if (status == 503 || status == 0)
        body = str_from(m, "");
    else if (service && service->body)
        body = str_from(m, service->body);
    else
        body = keep(NONE);
    value result = body ? tuple_pack2(m, tag_small_int((int64_t)status), body) : NULL;
    drop(m, body);
    return result;
}

/* done(number, status, what): the request is over; status 0: given up. */
static value services_done(struct machine *m, value *args)
{
    if (!is_request(m, args[0], args[2]))
        return NULL;
    RECORD(m, request_done, .request = (uint64_t)small_int(args[0]),
           .status = is_small_int(args[1]) ? (uint64_t)small_int(args[1]) : 0,
           .what = record_field(args[2]));
    return NONE;
}

static value services_progress(struct machine *m, value *args)
{
    if (!is_request(m, args[0], args[1]))
        return NULL;
    RECORD(m, request_progress, .request = (uint64_t)small_int(args[0]),
           .what = record_field(args[1]));
    return NONE;
}

/* gap(url): seconds to the next piece of a streamed reply. */
static value services_gap(struct machine *m, value *args)
{
    if (!is_str(m, args[0]))
        return raise_error(m, m->types.TypeError, "a URL must be str");
    const struct header_service *service = service_find(m, str_text(args[0]));
    if (!service)
        return float_new(m, DEFAULT_GAP);
    return float_new(m, service->has_every ? world_draw(m, &service->every) : 0);
}

/* --- JSON of replies: short texts of the scenario's own header */

static value from_json(struct machine *m, const json_t *json);

static value array_from_json(struct machine *m, const json_t *json)
{
    value list = list_new(m, 0);
    for (size_t i = 0; list && i < json_array_size(json); i++) {
        value item = from_json(m, json_array_get(json, i));
        if (!item || !list_append_steal(m, list, item))
            return drop_and_fail(m, list);
    }
    return list;
}

static value object_from_json(struct machine *m, const json_t *json)
{
    struct dict *dict = dict_new(m);
    const char *key;
    json_t *inner;
    json_object_foreach((json_t *)(uintptr_t)json, key, inner)
    {
        value item = dict ? from_json(m, inner) : NULL;
        bool ok = item && dict_set_text(m, dict, key, item);
        drop(m, item);
        if (!ok)
            return drop_and_fail(m, (value)dict);
    }
    return (value)dict;
}

/* Its depth is bounded by jansson, 2048 at most, and by the machine's for natives. */
static value from_json(struct machine *m, const json_t *json)
{
    switch (json_typeof(json)) {
    case JSON_NULL: return NONE;
    case JSON_TRUE: return TRUE;
    case JSON_FALSE: return FALSE;
    case JSON_INTEGER: return int_new(m, json_integer_value(json));
    case JSON_REAL: return float_new(m, json_real_value(json));
    case JSON_STRING: return str_new(m, json_string_value(json), json_string_length(json));
    default: break;
    }
    if (!machine_enter_native(m, " while reading JSON"))
        return NULL;
    value made = json_is_array(json) ? array_from_json(m, json) : object_from_json(m, json);
    machine_leave_native(m);
    return made;
}

static value services_read_json(struct machine *m, value *args)
{
    if (!is_str(m, args[0]))
        return raise_error(m, m->types.TypeError, "JSON must be str");
    json_error_t error;
    json_t *json = json_loadb(str_text(args[0]), str_size(args[0]), JSON_DECODE_ANY, &error);
    if (!json)
        return raise_error(m, m->types.ValueError, "Expecting value: line %d column %d (char %d)",
                           error.line > 0 ? error.line : 1, error.column > 0 ? error.column : 1,
                           error.position > 0 ? error.position - 1 : 0);
    value made = from_json(m, json);
    json_decref(json);
    return made;
}

/* sent(words, due): the number of something that is under way until then. */
static value services_sent(struct machine *m, value *args)
{
    double due;
    if (!is_str(m, args[0]))
        return raise_error(m, m->types.TypeError, "what is sent is told by a str");
    if (!object_as_double(m, args[1], &due))
        return NULL;
    value task = m->world->current ? NULL : task_current(m);
    uint64_t number = record_number(m, SERIES_REQUEST);
    RECORD(m, request_sent, .request = number, .task = task ? AS_FUTURE(task)->number : 0,
           .thread = thread_current_number(m), .due = due, .what = record_field(args[0]));
    return tag_small_int((int64_t)number);
}

/* label(future, words): what those who await it wait for. */
static value services_label(struct machine *m, value *args)
{
    if (is_future(m, args[0]) && is_str(m, args[1]))
        AS_FUTURE(args[0])->label = record_str(m, args[1]);
    return NONE;
}

/* has(url): does a service of the header serve it? */
static value services_has(struct machine *m, value *args)
{
    return tag_bool(is_str(m, args[0]) && service_find(m, str_text(args[0])) != NULL);
}

/* blocks(url): do calls of this stub hold the thread? */
static value services_blocks(struct machine *m, value *args)
{
    const struct header_service *service = is_str(m, args[0]) ? service_find(m, str_text(args[0])) : NULL;
    return tag_bool(service && service->blocks);
}

/* network(): (seconds that a piece of data is under way, bytes a second; 0: any number). */
static value services_network(struct machine *m, value *args)
{
    (void)args;
    const struct header_range *range = intervene_latency(m, "network");
    value latency = float_new(m, world_draw(m, range ? range : &m->world->header->network_latency));
    value bandwidth = float_new(m, m->world->header->network_bandwidth);
    value both = latency && bandwidth ? tuple_pack2(m, latency, bandwidth) : NULL;
    drop(m, latency);
    drop(m, bandwidth);
    return both;
}

static const struct native_spec services_functions[] = {
    {"begin(method, url, limit=None, latency=0.1, words=None, /)", services_begin, NULL},
    {"wait(seconds, number, what, /)", services_wait, NULL},
    {"answer(number, url, /)", services_answer, NULL},
    {"done(number, status, what, /)", services_done, NULL},
    {"progress(number, what, /)", services_progress, NULL},
    {"gap(url, /)", services_gap, NULL},
    {"sent(words, due, /)", services_sent, NULL},
    {"label(future, words, /)", services_label, NULL},
    {"has(url, /)", services_has, NULL},
    {"blocks(url, /)", services_blocks, NULL},
    {"network()", services_network, NULL},
    {"read_json(text, /)", services_read_json, NULL},
    {NULL, NULL, NULL},
};

const struct module_spec services_module = {
    .name = "_services",
    .functions = services_functions,
};
