// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/runs/run_shelf.h"

#include "deploy/models/preview/preview.h"
#include "deploy/sources/scheduler.h"
#include "deploy/sources/snapshot.h"

#include <QObject>
#include <QString>

#include <memory>

namespace models {
class TimeContext;
}
namespace widgets {
class ListPage;
class PreviewPane;
} // namespace widgets

namespace console {

class DiagnosisController;
class FollowedRun;
class SourceSession;

/// Fills the preview beside a list: at once with what is known of the selected row, and once the
/// selection has rested with the whole deployment, which it follows and has judged for as long as
/// it is selected and the preview can be seen. One at a time: the newest selection calls off what
/// was asked for an earlier one.
class PreviewController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewController)

public:
    /// So long a selection rests before anything is read for it: a key that is held down repeats
    /// faster.
    static constexpr deployment::Milliseconds rest{150};
    /// What was read lately and has ended is kept, for who goes back and forth.
    static constexpr std::size_t keptRuns = 4;
    static constexpr std::size_t keptEntries = 200'000; ///< of their logs together

    PreviewController(SourceSession& session, const models::TimeContext& time,
        widgets::ListPage& page, QObject* parent);
    ~PreviewController() override;

    /// The whole deployment, if it is the one that is shown and has been read; else null.
    [[nodiscard]] sources::SnapshotPointer snapshotOf(const QString& id) const;

Q_SIGNALS:
    void openRequested(const QStringList& ids);
    void logEntryRequested(const QString& id, std::size_t entry);
    /// With an earlier one.
    void compareRequested(const QString& id, const QString& other);

private:
    void connectPane();
    void connectSession();
    void handleSelection();
    void handleHistory();
    void handleTick();
    void handleState();
    void handleRested();
    void choose(const QString& id);
    void letGo();
    void follow();
    void judge();
    void findCompared();
    void compare();
    void showSummary();
    void takeKnowledge();
    void showAll();
    void showTimes();
    void showCurve();
    void takeRow();
    [[nodiscard]] bool isRunning() const;

    SourceSession& m_session;
    const models::TimeContext& m_time;
    widgets::ListPage& m_page;
    widgets::PreviewPane& m_pane;
    bool m_isVisible = false;
    QString m_id; ///< empty: not exactly one is selected
    models::PreviewFacts m_facts;
    struct Taken {
        std::uint64_t history = 0; ///< its identity
        std::uint64_t revision = 0;
    } m_taken; ///< where its row was found
    models::Preview m_preview;
    QString m_comparedId; ///< of the last good run before it; empty: there is none
    RunShelf m_shelf{keptRuns, keptEntries};
    sources::Scheduler::AlarmPointer m_rest;
    std::unique_ptr<FollowedRun> m_run; ///< null until the selection has rested
    std::unique_ptr<DiagnosisController> m_diagnosis;
};

} // namespace console
