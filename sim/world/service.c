/* Simulated services. */
#include "sim/world/service.h"

#include "sim/world/world.h"

bool service_matches(const char *pattern, const char *url)
{
    const char *star = NULL, *from = NULL;
    while (*url) {
        if (*pattern == '*') {
            star = pattern++;
            from = url;
        } else if (*pattern == *url) {
            pattern++;
            url++;
        } else if (star) {
            pattern = star + 1;
            url = ++from;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

const struct header_service *service_find(struct machine *m, const char *url)
{
    const struct header *header = m->world->header;
    for (size_t i = 0; i < header->service_count; i++)
        if (service_matches(header->services[i].pattern, url))
            return &header->services[i];
    return NULL;
}

uint64_t service_answer(struct machine *m, const struct header_service *service)
{
    if (!service)
        return 200;
    uint64_t *left = &m->world->failures_left[service - m->world->header->services];
    if (*left == 0)
        return service->status;
    --*left;
    return 503;
}
