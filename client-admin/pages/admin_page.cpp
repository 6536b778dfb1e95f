#include "client-admin/pages/admin_page.hpp"
