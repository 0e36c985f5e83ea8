/* The uses of a text, for the host: see sim/lang/uses.h. */
#include "sim/lang/uses.h"
#include "sim/sim.h"

#include <stdio.h>
#include <string.h>

struct teller {
    void (*found)(void *host, const struct sim_use *use);
    void *host;
};

static void tell(void *host, const struct use *use)
{
    static const enum sim_use_kind kinds[] = {
        [USE_MODULE] = SIM_USE_MODULE, [USE_NAME] = SIM_USE_NAME,
        [USE_BUILTIN] = SIM_USE_BUILTIN, [USE_METHOD] = SIM_USE_METHOD,
    };
    const struct teller *teller = host;
    struct sim_use told = {kinds[use->kind], use->module, use->name, use->level,
                           (uint32_t)use->line, (uint32_t)use->column, use->guarded};
    teller->found(teller->host, &told);
}

bool sim_find_uses(const char *text, size_t size, void (*found)(void *host, const struct sim_use *use),
                   void *host, struct sim_mistake *mistake)
{
    struct syntax_error error;
    struct teller teller = {found, host};
    if (uses_find(text, size, tell, &teller, &error))
        return true;
    memset(mistake, 0, sizeof *mistake);
    mistake->line = error.lineno > 0 ? (uint32_t)error.lineno : 1;
    mistake->column = error.col_offset > 0 ? (uint32_t)error.col_offset : 0;
    mistake->length = 1;
    snprintf(mistake->message, sizeof mistake->message, "%s: %.150s", syntax_error_name(error.kind),
             error.message);
    return false;
}
