// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/history/columns.h"
#include "deploy/models/detail/related_run.h"
#include "deploy/widgets/controls/state_line.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QToolButton;

namespace models {
class TimeContext;
}

namespace widgets {

class RunTimes;

namespace Ui {
class DetailHeader;
}

/// The top of the detail page: what the deployment is, how it stands, and what can be done with it.
class DetailHeader final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailHeader)

public:
    explicit DetailHeader(const models::TimeContext& time, QWidget* parent = nullptr);
    ~DetailHeader() override;

    /// As far as the list tells; nothing can be done with it yet.
    void setOutline(std::shared_ptr<const deployment::Deployment> outline);
    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    /// How long runs of its kind take; nullopt if too few are known.
    void setUsualDuration(const std::optional<diagnosis::DurationStatistics>& usual);
    /// nullopt if it is not known.
    void setExpectedEnd(const std::optional<diagnosis::ExpectedEnd>& end);
    void setCommandAvailability(const std::vector<CommandAvailability>& commands);
    /// The deployment that it was begun from, and the one that was begun from it.
    void setRelated(const std::optional<models::RelatedRun>& origin,
        const std::optional<models::RelatedRun>& outcome);
    void setOnePage(bool onePage);
    /// To the clipboard, and says so; nothing where nothing is known yet.
    void copyId();

Q_SIGNALS:
    void commandRequested(operations::CommandKind kind);
    void refreshRequested();
    void rawJsonRequested();
    void markdownRequested();
    void compareRequested();
    void onePageChosen(bool onePage);
    /// Another deployment of the same source.
    void openRequested(const QString& id);
    /// To those with the same value there, as the record has it.
    void filterRequested(history::Column column, const QString& value);
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void setupState();
    void connectButtons();
    void updateFacts();
    void updateVisibility();
    void updateTexts();
    void fitBars();
    void updateCommands();
    void updateAppearance();
    void showRelated(QToolButton& button, const std::optional<models::RelatedRun>& run);

    const models::TimeContext& m_time;
    const std::unique_ptr<Ui::DetailHeader> m_ui;
    RunTimes* m_times = nullptr;
    std::shared_ptr<const deployment::Deployment> m_known; ///< null before the first
    std::optional<models::RelatedRun> m_origin;
    std::optional<models::RelatedRun> m_outcome;
    bool m_isOutline = true;
};

} // namespace widgets
