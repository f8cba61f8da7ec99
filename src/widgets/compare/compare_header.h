// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/compare/run_choice.h"
#include "deploy/widgets/controls/state_line.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QToolButton;

namespace models {
class TimeContext;
}

namespace widgets {

class Badge;
class ElidedLabel;
class PlainLabel;

/// Which two runs are compared: what each one is and how it stands, and the choice of the other.
class CompareHeader final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareHeader)

public:
    using Run = std::shared_ptr<const deployment::Deployment>;

    explicit CompareHeader(const models::TimeContext& time, QWidget* parent = nullptr);

    /// As far as they are known; null: not at all.
    void setRuns(Run here, Run there);
    void setChoices(const std::vector<models::RunChoice>& choices, const QString& chosen);
    void setFreshness(const StatusMessage& line);
    void setCopyEnabled(bool enabled);

Q_SIGNALS:
    void runChosen(const QString& id);
    void openRequested(const QString& id);
    void copyRequested();
    void refreshRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What is said of one run.
    struct Line {
        PlainLabel* title;
        Badge* status;
        ElidedLabel* facts;
        QToolButton* open;
    };

    void setupTitle();
    void setupLines();
    [[nodiscard]] Line addLine(int row, QWidget& what, const QString& title);
    [[nodiscard]] int widthOfLines() const;
    void placeFacts(bool areBelow);
    void makeRoom();
    void updateTexts();
    void updateLine(const Line& line, const Run& run);
    void updateFacts(const Line& line, const Run& run);
    void advance();
    void updateAppearance();

    const models::TimeContext& m_time;
    PlainLabel* m_title;
    Badge* m_freshness;
    QToolButton* m_copy;
    QGridLayout* m_grid;
    PlainLabel* m_name; ///< of the run that is looked at
    QComboBox* m_choice;
    Line m_hereLine{};
    Line m_thereLine{};
    bool m_areFactsBelow = false; ///< where a line has no room for them
    Run m_here;
    Run m_there;
};

} // namespace widgets
