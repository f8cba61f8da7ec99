// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_session.h"

namespace console {

SourceSession::SourceSession(std::unique_ptr<sources::Source> source, QObject* parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_history(std::make_shared<history::History>())
{
    connect(m_source.get(), &sources::Source::historyUpdated, this, &SourceSession::apply);
    connect(m_source.get(), &sources::Source::loadStarted, this, [this] {
        m_error.reset();
        setLoading(true);
    });
    connect(m_source.get(), &sources::Source::loadFinished, this,
        [this](const std::optional<deployment::Error>& error) {
            m_error = error;
            setLoading(false);
        });
}

SourceSession::~SourceSession() = default;

sources::OwnedRequest SourceSession::fetch(
    const QString& id, sources::DeploymentReceiver receiver) const
{
    const auto row = m_history->find(id.toStdString());
    return m_source->details().fetch(
        id, row ? m_history->record(*row) : history::RecordHandle::None, std::move(receiver));
}

void SourceSession::apply(const sources::HistoryUpdate& update)
{
    const bool problemsVoid =
        (update.replacesAll || update.problemsReplaced) && !m_problems.empty();
    if (problemsVoid)
        m_problems = {};
    if (update.replacesAll) {
        ++m_edition;
        history::History next = update.rows ? *update.rows : history::History();
        for (const std::string& id : update.kept) {
            if (const auto row = m_history->find(id))
                next.upsert(m_history->at(*row));
        }
        replaceHistory(std::move(next));
    } else if (update.rows && !update.rows->empty()) {
        writable().merge(*update.rows);
        Q_EMIT historyChanged();
    }
    const bool isCounted = !update.totals.empty();
    if (isCounted)
        m_problems.add(update.problems, update.totals);
    else
        m_problems.add(update.problems);
    if (problemsVoid || isCounted || !update.problems.empty())
        Q_EMIT problemsChanged();
}

void SourceSession::replaceHistory(history::History history)
{
    // Whoever showed the one before finds its selection again by comparing the two.
    const auto before =
        std::exchange(m_history, std::make_shared<history::History>(std::move(history)));
    Q_EMIT historyReplaced();
}

history::History& SourceSession::writable()
{
    if (m_history.use_count() > 1)
        replaceHistory(*m_history);
    return *m_history;
}

void SourceSession::setLoading(bool loading)
{
    m_loading = loading;
    Q_EMIT loadingChanged(loading);
}

} // namespace console
