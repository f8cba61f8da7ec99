// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log_source.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace models {
class PodLogs;
class TimeContext;
} // namespace models

namespace widgets {

class MessageBanner;
class PlainLabel;

/// Chooses among the log of the deployment and those of its pods, how much of one is read, and says
/// how it stands. Hidden where there are none.
class LogChooser final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogChooser)

public:
    LogChooser(models::PodLogs& logs, const models::TimeContext& time, QWidget* parent = nullptr);

    /// The first container of the pod, as soon as it is known.
    void choosePod(const QString& pod);
    void chooseDeployment();

private:
    void setupControls();
    void setupAmounts();
    void connectLogs();
    void updateSources();
    void addSources();
    void updateAmounts();
    void updateState();
    void handleChoice();
    void choose(const std::optional<deployment::LogSource>& source);
    void retry();
    [[nodiscard]] deployment::LogRequest requestFor(const deployment::LogSource& source) const;
    [[nodiscard]] QString stateText() const;

    models::PodLogs& m_logs;
    const models::TimeContext& m_time;
    QComboBox* m_source;
    QComboBox* m_since;
    QComboBox* m_lines;
    QCheckBox* m_follow;
    QCheckBox* m_previous;
    PlainLabel* m_state;
    MessageBanner* m_trouble;
    QString m_wantedPod; ///< until it is known which logs there are
};

} // namespace widgets
