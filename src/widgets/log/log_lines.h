// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error_sign.h"

#include <QCache>
#include <QCoreApplication>
#include <QFontMetrics>

#include <memory>

namespace models {
class TimeContext;
}

namespace widgets {

/// The entries of a log as lines: time, text and how wide it is. Only what was asked for is laid
/// out, and the last few hundred are kept.
class LogLines final {
    Q_DECLARE_TR_FUNCTIONS(LogLines)

public:
    struct Line {
        QString text; ///< tabs as spaces up to the next of their stops
        int width = 0;
        deployment::ErrorReading level; ///< what the entry says of trouble
    };

    explicit LogLines(const models::TimeContext& time);

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    [[nodiscard]] const std::shared_ptr<const deployment::Deployment>& deployment() const
    {
        return m_deployment;
    }
    [[nodiscard]] std::size_t size() const { return m_deployment ? m_deployment->log.size() : 0; }
    /// In this font; also after the zone has changed.
    void setFont(const QFont& font);
    /// Of the widest time there is in the log.
    [[nodiscard]] int timeWidth() const { return m_timeWidth; }
    [[nodiscard]] QString timeText(std::size_t entry) const;
    [[nodiscard]] const Line& line(std::size_t entry) const;

private:
    [[nodiscard]] bool spansDays() const;
    [[nodiscard]] bool hasOtherOffsets() const;
    [[nodiscard]] static QString shownText(std::string_view message);
    [[nodiscard]] Line makeLine(std::size_t entry) const;

    const models::TimeContext& m_time;
    std::shared_ptr<const deployment::Deployment> m_deployment;
    QFontMetrics m_metrics;
    int m_timeWidth = 0;
    mutable QCache<std::size_t, Line> m_lines{400};
};

} // namespace widgets
