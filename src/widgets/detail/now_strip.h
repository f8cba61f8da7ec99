// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/happening_now.h"
#include "deploy/widgets/controls/state_line.h"
#include "deploy/widgets/theme/theme.h"

#include <QFrame>

#include <memory>
#include <vector>

class QLabel;
class QPushButton;

namespace models {
class TimeContext;
}

namespace widgets {

class PlainLabel;

/// What happens now with a deployment that has not ended: its step, since when, what it waits for
/// and what comes next; where it waits for a person, the button that lets it go on, or why that
/// cannot be pressed. It is of one height as long as it is there, and takes no space once the
/// deployment has ended.
class NowStrip final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NowStrip)

public:
    explicit NowStrip(const models::TimeContext& time, QWidget* parent = nullptr);

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    void setMarks(std::vector<models::TimeMark> marks);
    void setCommandAvailability(const std::vector<CommandAvailability>& commands);

Q_SIGNALS:
    void commandRequested(operations::CommandKind kind);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupUi();
    void updateTexts();
    void updateButton();
    void updateAppearance();
    [[nodiscard]] theme::Tone tone() const;
    /// That lets it go on; null if none is offered.
    [[nodiscard]] const CommandAvailability* command() const;

    const models::TimeContext& m_time;
    std::shared_ptr<const deployment::Deployment> m_deployment; ///< null before the first
    std::vector<models::TimeMark> m_marks;
    std::vector<CommandAvailability> m_commands;
    std::optional<models::HappeningNow> m_shown;
    QLabel* m_icon;
    PlainLabel* m_head;
    PlainLabel* m_since;
    PlainLabel* m_more;
    QPushButton* m_button;
};

} // namespace widgets
