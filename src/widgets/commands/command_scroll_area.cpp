// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_scroll_area.h"

#include <QLayout>
#include <QScrollBar>

namespace widgets {

namespace {

constexpr int minHeight = 120;

} // namespace

CommandScrollArea::CommandScrollArea(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

int CommandScrollArea::wantedHeight(int width) const
{
    QLayout* layout = widget() != nullptr ? widget()->layout() : nullptr;
    if (layout == nullptr)
        return minHeight;
    layout->activate();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalSizeHint().height();
}

QSize CommandScrollArea::sizeHint() const
{
    return minimumSizeHint();
}

QSize CommandScrollArea::minimumSizeHint() const
{
    const int content = widget() != nullptr ? widget()->minimumSizeHint().width() : 0;
    return {content + verticalScrollBar()->sizeHint().width(), minHeight};
}

} // namespace widgets
