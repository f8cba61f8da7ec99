// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace widgets {

/// How the traffic is split between blue and green: a stacked bar with the names and numbers under
/// it; in words where there is but one side, or a share is not known. A sum other than 100 is drawn
/// as it is: an unclaimed rest stays empty.
class TrafficBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrafficBar)

public:
    explicit TrafficBar(QWidget* parent = nullptr);

    void setResources(const deployment::Resources& resources);
    /// Whether there is any number to draw.
    [[nodiscard]] bool isKnown() const { return m_blue || m_green; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter) const;
    void paintTexts(QPainter& painter) const;
    void paintText(QPainter& painter, deployment::Side side, Qt::Alignment alignment) const;
    [[nodiscard]] QString blueText() const;
    [[nodiscard]] QString greenText() const;

    std::optional<double> m_blue;
    std::optional<double> m_green;
    bool m_hasBlue = true; ///< the record has such an environment
    bool m_hasGreen = true;
};

} // namespace widgets
