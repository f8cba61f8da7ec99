// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/quick_filter.h"

#include "deploy/history/environment_kind.h"
#include "deploy/models/display_strings.h"

#include <algorithm>

namespace models {

using history::Column;

namespace {

QStringList inOrder(QStringList words)
{
    words.sort();
    return words;
}

bool hasWord(const QString& name, const QString& word)
{
    qsizetype at = -1;
    while ((at = name.indexOf(word, at + 1, Qt::CaseInsensitive)) >= 0) {
        const qsizetype end = at + word.size();
        if ((at == 0 || !name[at - 1].isLetterOrNumber())
            && (end == name.size() || !name[end].isLetterOrNumber()))
            return true;
    }
    return false;
}

const history::TimeWindow today{history::TimeChoice::Today, {}};

} // namespace

QStringList failedStatuses()
{
    return {rawText(toWire(deployment::Status::Failed)),
        rawText(toWire(deployment::Status::RolledBack))};
}

QuickFacts quickFactsOf(
    const history::History& history, const QString& user, history::EnvironmentKind otherwise)
{
    QuickFacts facts;
    facts.user = user;
    const history::StringPool& environments = history.pool(Column::Environment);
    for (history::Symbol symbol = 0; symbol < environments.size(); ++symbol) {
        if (history::environmentKindOf(environments.text(symbol), otherwise)
            == history::EnvironmentKind::Production)
            facts.production.append(rawText(environments.text(symbol)));
    }
    const history::StringPool& executors = history.pool(Column::Executor);
    for (history::Symbol symbol = 0; symbol < executors.size(); ++symbol) {
        const QString name = rawText(executors.text(symbol));
        if (!user.isEmpty() && hasWord(name, user))
            facts.mine.append(name);
    }
    if (facts.mine.isEmpty() && !user.isEmpty())
        facts.mine.append(user);
    return facts;
}

bool isPossible(QuickFilter quick, const QuickFacts& facts)
{
    return (quick != QuickFilter::Production || !facts.production.isEmpty())
        && (quick != QuickFilter::Mine || !facts.mine.isEmpty());
}

bool isInForce(QuickFilter quick, const ListFilter& filter, const QuickFacts& facts)
{
    switch (quick) {
    case QuickFilter::NeedsMe:
        return filter.needsMe;
    case QuickFilter::FailedToday:
        return filter.window == today
            && inOrder(filter.words[Column::Status]) == inOrder(failedStatuses());
    case QuickFilter::Production:
        return isPossible(quick, facts)
            && inOrder(filter.words[Column::Environment]) == inOrder(facts.production);
    case QuickFilter::Mine:
        return isPossible(quick, facts)
            && inOrder(filter.words[Column::Executor]) == inOrder(facts.mine);
    }
    return false;
}

ListFilter toggled(QuickFilter quick, const ListFilter& filter, const QuickFacts& facts)
{
    const bool isOn = isInForce(quick, filter, facts);
    ListFilter result = filter;
    switch (quick) {
    case QuickFilter::NeedsMe:
        result = {};
        result.needsMe = !isOn;
        break;
    case QuickFilter::FailedToday:
        result.words[Column::Status] = isOn ? QStringList() : failedStatuses();
        result.window = isOn ? history::TimeWindow() : today;
        break;
    case QuickFilter::Production:
        result.words[Column::Environment] = isOn ? QStringList() : facts.production;
        break;
    case QuickFilter::Mine:
        result.words[Column::Executor] = isOn ? QStringList() : facts.mine;
        break;
    }
    return result;
}

} // namespace models
