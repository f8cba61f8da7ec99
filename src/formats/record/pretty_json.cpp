// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/record/deployment_json.h"

#include "json/json_walker.h"

namespace formats {

std::string prettyJson(std::string_view json)
{
    using Step = JsonWalker::Step;
    JsonWalker walker(json);
    std::string pretty;
    Step before = Step::Colon;
    for (Step step = walker.next(); step != Step::End; before = step, step = walker.next()) {
        if (step == Step::Fault)
            return std::string(json);
        const bool isEmptyContainer = before == Step::Open && step == Step::Close;
        const bool breaks = before == Step::Open || before == Step::Comma || step == Step::Close;
        if (breaks && !isEmptyContainer) {
            const auto depth = walker.depth() - (step == Step::Open ? 1 : 0);
            pretty += '\n';
            pretty.append(depth * 2, ' ');
        }
        pretty += walker.token();
        if (step == Step::Colon)
            pretty += ' ';
    }
    return pretty;
}

} // namespace formats
