// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_factory.h"

namespace console {

QString PageFactory::waitingTitle(const deployment::DeploymentKey& /*subject*/) const
{
    return {};
}

} // namespace console
