// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/windows/downward_scroll_area.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int minHeight = 120;

/// A layout whose lines break tells its least height for a width alone: what it contains scrolls
/// rather than being squeezed.
class LeastHeight final : public QObject {
public:
    explicit LeastHeight(QScrollArea& area)
        : QObject(&area)
        , m_area(area)
    {
        area.viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            keep();
        // Else the window keeps the least width that it had before.
        const int width = m_area.minimumSizeHint().width();
        if (event->type() == QEvent::LayoutRequest && std::exchange(m_width, width) != width)
            m_area.updateGeometry();
        return QObject::eventFilter(watched, event);
    }

private:
    void keep()
    {
        QWidget* const content = m_area.widget();
        const QLayout* const layout = content != nullptr ? content->layout() : nullptr;
        if (layout == nullptr)
            return;
        const int width = std::max(m_area.viewport()->width(), layout->totalMinimumSize().width());
        if (layout->hasHeightForWidth())
            content->setMinimumHeight(layout->totalMinimumHeightForWidth(width));
        else if (m_isKept)
            content->setMinimumHeight(
                0); // the layout's own; what wrapped its lines is hidden by now
        m_isKept = layout->hasHeightForWidth();
    }

    QScrollArea& m_area;
    bool m_isKept = false;
    int m_width = 0; ///< that the area asks for at least
};

} // namespace

DownwardScrollArea::DownwardScrollArea(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    new LeastHeight(*this);
}

int DownwardScrollArea::wantedHeight(int width) const
{
    QLayout* layout = widget() != nullptr ? widget()->layout() : nullptr;
    if (layout == nullptr)
        return minHeight;
    layout->activate();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalSizeHint().height();
}

int DownwardScrollArea::barWidth() const
{
    return verticalScrollBar()->sizeHint().width();
}

void DownwardScrollArea::keepBarInMargin()
{
    m_margin = widget()->layout()->contentsMargins().right();
    verticalScrollBar()->installEventFilter(this);
}

bool DownwardScrollArea::eventFilter(QObject* watched, QEvent* event)
{
    const bool comesOrGoes = event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (watched == verticalScrollBar() && comesOrGoes && widget() != nullptr) {
        QLayout* const layout = widget()->layout();
        QMargins margins = layout->contentsMargins();
        margins.setRight(
            event->type() == QEvent::Show ? std::max(0, m_margin - barWidth()) : m_margin);
        layout->setContentsMargins(margins);
    }
    return QScrollArea::eventFilter(watched, event);
}

void DownwardScrollArea::setAllowedWidth(int width)
{
    m_allowedWidth = width;
    setHorizontalScrollBarPolicy(
        width < QWIDGETSIZE_MAX ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

QSize DownwardScrollArea::sizeHint() const
{
    return minimumSizeHint();
}

QSize DownwardScrollArea::minimumSizeHint() const
{
    const int content = widget() != nullptr ? widget()->minimumSizeHint().width() : 0;
    const int margin =
        m_margin > 0 && widget() != nullptr ? widget()->layout()->contentsMargins().right() : 0;
    const int width = content - margin + std::max(barWidth(), m_margin);
    return {std::min(width, m_allowedWidth), minHeight};
}

} // namespace widgets
