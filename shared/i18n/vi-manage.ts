/** Words of the page from which the register is run. */
export const viManage = {
  nav: 'Quản lý',
  title: 'Quản lý hệ thống và dữ liệu',
  assignments: 'Cụm nào do ai phụ trách; giao, giao lại, và cụm chưa có ai.',
};
