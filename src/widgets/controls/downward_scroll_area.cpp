// SPDX-License-Identifier: GPL-3.0-or-later
#include "downward_scroll_area.h"

#include <QLayout>
#include <QScrollBar>

namespace widgets {

namespace {

constexpr int minHeight = 120;

} // namespace

DownwardScrollArea::DownwardScrollArea(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
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

QSize DownwardScrollArea::sizeHint() const
{
    return minimumSizeHint();
}

QSize DownwardScrollArea::minimumSizeHint() const
{
    const int content = widget() != nullptr ? widget()->minimumSizeHint().width() : 0;
    return {content + verticalScrollBar()->sizeHint().width(), minHeight};
}

} // namespace widgets
